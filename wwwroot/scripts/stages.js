// What is going on stays in sight while a list of stages grows; a reader who scrolls back is left alone until the next stage.
export function follow(list) {
  if (!list) return;
  let seen = null;
  const show = () => {
    const current = list.querySelector("[aria-current=step]");
    if (!current || current === seen) return;
    const first = seen === null;
    seen = current;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!first) current.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };

  show();
  new MutationObserver(show).observe(list, { subtree: true, attributes: true, attributeFilter: ["aria-current"] });
}
