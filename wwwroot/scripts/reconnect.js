// The buttons of the dialog that appears when the connection to the server is lost.
(() => {
  const dialog = document.getElementById("components-reconnect-modal");

  dialog.addEventListener("components-reconnect-state-changed", event => {
    const state = event.detail.state;
    if (state === "show" && !dialog.open) dialog.showModal();
    else if (state === "hide") dialog.close();
    else if (state === "rejected") location.reload();
  });
  document.addEventListener("click", async event => {
    const action = event.target.closest?.("[data-reconnect]")?.dataset.reconnect;
    if (action === "reload") location.reload();
    if (action === "retry") {
      try {
        if (await Blazor.reconnect()) dialog.close();
        else location.reload();
      } catch { /* The server still does not answer; the dialog says so. */ }
    }
  });
})();
