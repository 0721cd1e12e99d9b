// Sends chosen or dropped files, folders included, in batches over plain HTTP; the page is told how far it is.
const batchFiles = 200;
const batchBytes = 16 * 1024 * 1024;
const tellEvery = 150;
// A network that drops is usually back soon: by then the same batch has been sent again.
const tryAgainEvery = 2000;
const tryAgainFor = 60000;
const answerWithin = 5000;

export function attach(zone, component) {
  const state = { component, files: [], next: 0, sentBytes: 0, totalBytes: 0, request: null, round: 0, choosing: false, sending: false, inside: 0 };

  zone.addEventListener("dragenter", () => { state.inside++; zone.classList.add("dragging"); });
  zone.addEventListener("dragleave", () => { if (--state.inside <= 0) zone.classList.remove("dragging"); });
  zone.addEventListener("dragover", event => event.preventDefault());
  zone.addEventListener("drop", async event => {
    event.preventDefault();
    state.inside = 0;
    zone.classList.remove("dragging");
    if (isBusy(state)) return;
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    const loose = [...event.dataTransfer.files];
    const files = entries.length ? await collect(entries) : loose.map(file => ({ path: file.name, file }));
    choose(state, files);
  });
  for (const input of zone.querySelectorAll("input[type=file]")) {
    const take = () => {
      choose(state, [...input.files].map(file => ({ path: file.webkitRelativePath || file.name, file })));
      input.value = "";
    };
    input.addEventListener("change", take);
    // Chosen before this script was there.
    if (input.files.length) take();
  }

  return {
    // Goes on with the first batch that has not arrived: the same call starts and resumes.
    send: (url, token) => { send(state, url, token); },
    stop() { state.round++; state.sending = false; state.request?.abort(); },
    detach() { this.stop(); state.component = null; },
  };
}

function isBusy(state) {
  return state.choosing || state.sending;
}

async function choose(state, files) {
  if (isBusy(state)) return;
  files = files.filter(({ path }) => !path.split("/").some(part => part.startsWith(".") || part === "__MACOSX" || part === "Thumbs.db"));
  if (!files.length) return;
  state.files = files;
  state.next = state.sentBytes = 0;
  state.totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
  state.choosing = true;
  try {
    await Promise.race([state.component?.invokeMethodAsync("OnChosen", files.length, state.totalBytes, commonName(files)), pause(2 * answerWithin)]);
  } catch {
    // The page is not connected, and says so itself.
  } finally {
    state.choosing = false;
  }
}

function pause(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

function commonName(files) {
  if (files.length === 1) return files[0].path;
  const roots = new Set(files.map(({ path }) => path.includes("/") ? path.slice(0, path.indexOf("/")) : ""));
  return roots.size === 1 ? [...roots][0] : "";
}

async function collect(entries) {
  const found = [];
  const waiting = [...entries];
  while (waiting.length) {
    const entry = waiting.pop();
    if (entry.isFile) {
      found.push({ path: entry.fullPath.replace(/^\//, ""), file: await new Promise((ok, no) => entry.file(ok, no)) });
    } else {
      const reader = entry.createReader();
      // A reader hands out a hundred entries at a time, then none.
      for (let some; (some = await new Promise((ok, no) => reader.readEntries(ok, no))).length;) waiting.push(...some);
    }
  }
  return found;
}

async function send(state, url, token) {
  // A later call and a stop end this one.
  const round = ++state.round;
  const goesOn = () => state.round === round && state.component;
  let brokenSince = null;
  state.sending = true;
  while (state.next < state.files.length) {
    const end = batchEnd(state);
    const batch = state.files.slice(state.next, end);
    const answer = await sendBatch(state, url, token, batch);
    if (!goesOn()) return;
    if (answer.ok) {
      state.next = end;
      state.sentBytes += batch.reduce((sum, { file }) => sum + file.size, 0);
      brokenSince = null;
      continue;
    }
    brokenSince ??= performance.now();
    if (answer.problem !== null || performance.now() - brokenSince >= tryAgainFor || !await canBeRead(batch)) {
      if (!goesOn()) return;
      state.sending = false;
      return tell(state, goesOn, "OnFailed", answer.problem, answer.remedy);
    }
    await pause(tryAgainEvery);
    if (!goesOn()) return;
  }
  state.sending = false;
  state.files = [];
  return tell(state, goesOn, "OnSent");
}

// Whoever changed or removed a chosen file meanwhile need not wait for a network that is there.
async function canBeRead(batch) {
  try {
    await Promise.all(batch.map(({ file }) => file.slice(0, 1).arrayBuffer()));
    return true;
  } catch {
    return false;
  }
}

// What is said while the page's own connection is broken is lost: it is said again until it is answered.
async function tell(state, goesOn, what, ...about) {
  while (goesOn()) {
    try {
      if (await Promise.race([state.component.invokeMethodAsync(what, ...about).then(() => true), pause(answerWithin)])) return;
    } catch {
      await pause(tryAgainEvery);
    }
  }
}

function batchEnd(state) {
  let bytes = 0;
  let end = state.next;
  while (end < state.files.length && end - state.next < batchFiles && (end === state.next || bytes + state.files[end].file.size <= batchBytes)) {
    bytes += state.files[end++].file.size;
  }
  return end;
}

function sendBatch(state, url, token, batch) {
  return new Promise(resolve => {
    const form = new FormData();
    for (const { path, file } of batch) form.append("files", file, path);
    const request = state.request = new XMLHttpRequest();
    let told = 0;
    request.upload.addEventListener("progress", event => {
      if (performance.now() - told < tellEvery) return;
      told = performance.now();
      state.component?.invokeMethodAsync("OnProgress", Math.min(state.sentBytes + event.loaded, state.totalBytes));
    });
    request.addEventListener("loadend", () => {
      if (request.status >= 200 && request.status < 300) return resolve({ ok: true });
      let told = {};
      try { told = JSON.parse(request.responseText); } catch { /* No answer: the connection broke, or a file changed meanwhile. */ }
      resolve({ ok: false, problem: told.problem ?? null, remedy: told.remedy ?? null });
    });
    request.open("POST", url);
    request.setRequestHeader("RequestVerificationToken", token);
    request.send(form);
  });
}
