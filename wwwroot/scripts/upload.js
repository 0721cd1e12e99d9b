// Sends chosen or dropped files, folders included, in batches over plain HTTP; the page is told how far it is.
const batchFiles = 200;
const batchBytes = 16 * 1024 * 1024;
const tellEvery = 150;

export function attach(zone, component) {
  const state = { component, files: [], next: 0, sentBytes: 0, totalBytes: 0, request: null, stopped: false, inside: 0 };

  zone.addEventListener("dragenter", () => { state.inside++; zone.classList.add("dragging"); });
  zone.addEventListener("dragleave", () => { if (--state.inside <= 0) zone.classList.remove("dragging"); });
  zone.addEventListener("dragover", event => event.preventDefault());
  zone.addEventListener("drop", async event => {
    event.preventDefault();
    state.inside = 0;
    zone.classList.remove("dragging");
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
    stop() { state.stopped = true; state.request?.abort(); },
    detach() { this.stop(); state.component = null; },
  };
}

function choose(state, files) {
  files = files.filter(({ path }) => !path.split("/").some(part => part.startsWith(".") || part === "__MACOSX" || part === "Thumbs.db"));
  if (!files.length) return;
  state.files = files;
  state.next = state.sentBytes = 0;
  state.totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
  state.component?.invokeMethodAsync("OnChosen", files.length, state.totalBytes, commonName(files));
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
  state.stopped = false;
  while (state.next < state.files.length && !state.stopped) {
    const end = batchEnd(state);
    const bytes = state.files.slice(state.next, end).reduce((sum, { file }) => sum + file.size, 0);
    const answer = await sendBatch(state, url, token, end);
    if (state.stopped || !state.component) return;
    if (!answer.ok) {
      await state.component.invokeMethodAsync("OnFailed", answer.problem, answer.remedy);
      return;
    }
    state.next = end;
    state.sentBytes += bytes;
  }
  if (!state.stopped) {
    state.files = [];
    await state.component?.invokeMethodAsync("OnSent");
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

function sendBatch(state, url, token, end) {
  return new Promise(resolve => {
    const form = new FormData();
    for (const { path, file } of state.files.slice(state.next, end)) form.append("files", file, path);
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
