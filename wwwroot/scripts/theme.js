// Runs before the page is painted: the attribute decides which palette applies.
(() => {
  const key = "transferlab-theme";
  const browser = window.matchMedia("(prefers-color-scheme: dark)");
  let watcher = null;

  const chosen = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const isDark = () => (chosen() ?? (browser.matches ? "dark" : "light")) === "dark";
  const apply = () => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    watcher?.invokeMethodAsync("OnThemeChanged", isDark());
  };

  browser.addEventListener("change", apply);
  window.addEventListener("storage", event => { if (event.key === key) apply(); });
  window.transferLabTheme = {
    watch(component) { watcher = component; apply(); },
    unwatch() { watcher = null; },
    choose(dark) {
      // Choosing what the browser prefers anyway goes back to following it.
      try {
        if (dark === browser.matches) localStorage.removeItem(key);
        else localStorage.setItem(key, dark ? "dark" : "light");
      } catch { /* A browser that stores nothing forgets the choice. */ }
      document.documentElement.dataset.theme = dark ? "dark" : "light";
      watcher?.invokeMethodAsync("OnThemeChanged", dark);
    },
  };
  apply();
})();
