// What the frame around every page does by itself: skipping to the content, and the dialog for a lost connection.
(() => {
  const dialog = document.getElementById("components-reconnect-modal");

  dialog.addEventListener("components-reconnect-state-changed", event => {
    const state = event.detail.state;
    if (state === "show" && !dialog.open) dialog.showModal();
    else if (state === "hide") dialog.close();
    else if (state === "rejected") location.reload();
  });
  document.addEventListener("click", async event => {
    if (event.target.closest?.(".skip-link")) {
      // The router would take the link for a change of page and move the focus to its heading.
      event.preventDefault();
      event.stopPropagation();
      document.getElementById("content").focus();
    }
    const action = event.target.closest?.("[data-reconnect]")?.dataset.reconnect;
    if (action === "reload") location.reload();
    if (action === "retry") {
      try {
        if (await Blazor.reconnect()) dialog.close();
        else location.reload();
      } catch { /* The server still does not answer; the dialog says so. */ }
    }
  }, { capture: true });
})();
