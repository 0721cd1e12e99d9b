// Arrow keys move between the buttons of a table; the table is one stop of the Tab key.
const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export function followArrowKeys(table) {
  if (!table) return;
  const button = (row, column) => table.rows[row]?.cells[column]?.querySelector("button");
  const enter = target => {
    for (const other of table.querySelectorAll("button[tabindex='0']")) other.tabIndex = -1;
    target.tabIndex = 0;
  };
  const settle = () => {
    const buttons = [...table.querySelectorAll("button")];
    const current = buttons.find(candidate => candidate.tabIndex === 0 && candidate.dataset.entered) ?? buttons[0];
    for (const candidate of buttons) candidate.tabIndex = candidate === current ? 0 : -1;
  };

  settle();
  new MutationObserver(settle).observe(table, { childList: true, subtree: true });
  table.addEventListener("focusin", event => {
    if (event.target.tagName !== "BUTTON") return;
    enter(event.target);
    event.target.dataset.entered = "true";
  });
  table.addEventListener("keydown", event => {
    const move = moves[event.key];
    const cell = event.target.closest("td");
    if (!move || !cell) return;
    event.preventDefault();
    let [row, column] = [cell.parentElement.rowIndex, cell.cellIndex];
    do {
      row += move[0];
      column += move[1];
    } while (row > 0 && column > 0 && row < table.rows.length && column < table.rows[0].cells.length && !button(row, column));
    button(row, column)?.focus();
  });
}
