/// The script of the report: it moves and scales the map and folds long tables.
///
/// Nothing on the page depends on it. It reads and writes no text of the page, so it cannot turn
/// text into markup.

enum Script {
  static let text = #"""
    "use strict";
    (() => {
      for (const part of document.querySelectorAll("details.folds")) part.open = false;

      const reveal = () => {
        const id = location.hash.slice(1);
        const target = id && document.getElementById(id);
        if (!target) return;
        for (let part = target.closest("details"); part; part = part.parentElement.closest("details"))
          part.open = true;
        target.scrollIntoView({ block: "center" });
      };
      addEventListener("hashchange", reveal);
      reveal();
      let folded = [];
      addEventListener("beforeprint", () => {
        folded = [...document.querySelectorAll("details.folds:not([open])")];
        for (const part of folded) part.open = true;
      });
      addEventListener("afterprint", () => { for (const part of folded) part.open = false; });

      for (const holder of document.querySelectorAll(".map")) {
        const map = holder.querySelector("svg");
        const whole = map.viewBox.baseVal;
        const home = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
        let view = { ...home };
        const marks = [...map.querySelectorAll(".mark")].map(
          (mark) => [mark, mark.getAttribute("transform")]);
        const names = [...map.querySelectorAll(".country, .degree, .scale")];

        const draw = () => {
          const scale = view.w / home.w;
          map.setAttribute("viewBox", [view.x, view.y, view.w, view.h].join(" "));
          for (const [mark, place] of marks)
            mark.setAttribute("transform", `${place} scale(${scale})`);
          for (const name of names) name.style.visibility = scale < 0.98 ? "hidden" : "";
          reset.disabled = scale > 0.98;
        };
        const zoom = (factor, x = view.x + view.w / 2, y = view.y + view.h / 2) => {
          const w = Math.min(home.w, Math.max(home.w / 60, view.w * factor));
          const h = w * home.h / home.w;
          place(x - (x - view.x) * w / view.w, y - (y - view.y) * h / view.h, w, h);
        };
        const place = (x, y, w, h) => {
          view = {
            w, h,
            x: Math.min(Math.max(x, home.x), home.x + home.w - w),
            y: Math.min(Math.max(y, home.y), home.y + home.h - h),
          };
          draw();
        };
        const at = (event) => {
          const box = map.getBoundingClientRect();
          return [
            view.x + (event.clientX - box.left) / box.width * view.w,
            view.y + (event.clientY - box.top) / box.height * view.h,
          ];
        };

        const tools = document.createElement("div");
        tools.className = "tools";
        const button = (sign, label, act) => {
          const made = document.createElement("button");
          made.type = "button";
          made.textContent = sign;
          made.setAttribute("aria-label", label);
          made.addEventListener("click", act);
          tools.append(made);
          return made;
        };
        button("+", "Closer", () => zoom(0.6));
        button("−", "Farther", () => zoom(1 / 0.6));
        const reset = button("↺", "Whole map", () => place(home.x, home.y, home.w, home.h));
        holder.append(tools);

        const pointers = new Map();
        let spread = 0;
        map.addEventListener("pointerdown", (event) => {
          if (event.pointerType === "touch" && view.w >= home.w * 0.98 && pointers.size === 0) {
            pointers.set(event.pointerId, event);
            return;
          }
          pointers.set(event.pointerId, event);
          map.setPointerCapture(event.pointerId);
        });
        map.addEventListener("pointermove", (event) => {
          const before = pointers.get(event.pointerId);
          if (!before) return;
          pointers.set(event.pointerId, event);
          if (pointers.size === 2) {
            const [a, b] = [...pointers.values()];
            const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
            if (spread > 0 && apart > 0) {
              const middle = { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
              zoom(spread / apart, ...at(middle));
            }
            spread = apart;
          } else if (view.w < home.w) {
            const box = map.getBoundingClientRect();
            place(
              view.x - (event.clientX - before.clientX) / box.width * view.w,
              view.y - (event.clientY - before.clientY) / box.height * view.h, view.w, view.h);
          }
        });
        const lift = (event) => { pointers.delete(event.pointerId); spread = 0; };
        for (const kind of ["pointerup", "pointercancel", "pointerleave"])
          map.addEventListener(kind, lift);
        map.addEventListener("wheel", (event) => {
          if (!event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          zoom(event.deltaY < 0 ? 0.8 : 1.25, ...at(event));
        }, { passive: false });
        map.addEventListener("dblclick", (event) => zoom(0.5, ...at(event)));
        draw();
      }
    })();
    """#
}
