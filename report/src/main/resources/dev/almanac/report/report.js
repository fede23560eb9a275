
'use strict';
// Says what is under the pointer, or at the place that the arrow keys have reached; a drag chooses a range. All texts
// were made where the page was made: nothing is computed here but places.
for (const svg of document.querySelectorAll('svg[data-chart]')) {
  const data = JSON.parse(svg.dataset.chart), figure = svg.closest('figure'), plot = svg.querySelector('svg.plot');
  const SVG = 'http://www.w3.org/2000/svg', [left, top, width, height] = plot.getAttribute('viewBox').split(' ').map(Number);
  let from = left, to = left + width, at = -1, down = null;
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('role', 'status');
  figure.append(tip);
  const mark = (name, style) => {
    const e = svg.appendChild(document.createElementNS(SVG, name));
    e.setAttribute('class', style);
    e.setAttribute('visibility', 'hidden');
    return e;
  };
  const cross = mark('line', 'cross'), choice = mark('rect', 'choice');
  const place = x => left + (x - from) / (to - from) * width;
  const under = e => {
    const box = svg.getBoundingClientRect();
    return from + ((e.clientX - box.left) / box.width * svg.viewBox.baseVal.width - left) / width * (to - from);
  };
  const hide = () => { tip.hidden = true; cross.setAttribute('visibility', 'hidden'); };
  const show = i => {
    at = i;
    const x = place(data.x[i]);
    for (const [k, v] of [['x1', x], ['x2', x], ['y1', top], ['y2', top + height], ['visibility', 'visible']]) cross.setAttribute(k, v);
    tip.replaceChildren();
    const line = (tag, text) => { const e = document.createElement(tag); e.textContent = text; return e; };
    tip.append(line('b', data.axis + ' ' + data.at[i]));
    for (const s of data.series.toReversed()) {
      const row = document.createElement('div'), key = document.createElement('i');
      key.style.background = 'var(--s' + s.style + ')';
      row.append(key, s.name + '  ' + s.text[i]);
      tip.append(row);
    }
    tip.hidden = false;
    const box = svg.getBoundingClientRect(), frame = figure.getBoundingClientRect(), px = x / svg.viewBox.baseVal.width * box.width;
    const beside = px + 12 + tip.offsetWidth > box.width ? px - 12 - tip.offsetWidth : px + 12;
    tip.style.left = Math.max(0, beside + box.left - frame.left) + 'px';
    tip.style.top = box.top - frame.top + 16 + 'px';
  };
  const seen = i => data.x[i] >= from - 1 && data.x[i] <= to + 1;
  const near = x => data.x.reduce((best, v, i) => seen(i) && (best < 0 || Math.abs(v - x) < Math.abs(data.x[best] - x)) ? i : best, -1);
  const zoom = (a, b) => {
    [from, to] = [a, b];
    plot.setAttribute('viewBox', [a, top, b - a, height].join(' '));
    for (const label of svg.querySelectorAll('text.x')) {
      label.dataset.x ??= label.getAttribute('x');
      const x = place(Number(label.dataset.x));
      label.setAttribute('x', x);
      label.setAttribute('visibility', x < left - 1 || x > left + width + 1 ? 'hidden' : 'visible');
    }
    hide();
  };
  svg.addEventListener('pointermove', e => {
    const x = Math.min(to, Math.max(from, under(e)));
    if (down !== null && Math.abs(place(x) - place(down)) > 4) {
      const [a, b] = [place(Math.min(x, down)), place(Math.max(x, down))];
      for (const [k, v] of [['x', a], ['width', b - a], ['y', top], ['height', height], ['visibility', 'visible']]) choice.setAttribute(k, v);
    }
    if (near(x) >= 0) show(near(x));
  });
  svg.addEventListener('pointerdown', e => { if (e.pointerType === 'mouse') { down = Math.min(to, Math.max(from, under(e))); e.preventDefault(); svg.focus({preventScroll: true}); } });
  svg.addEventListener('pointerup', e => {
    const x = Math.min(to, Math.max(from, under(e)));
    choice.setAttribute('visibility', 'hidden');
    if (down !== null && Math.abs(place(x) - place(down)) > 12) zoom(Math.min(x, down), Math.max(x, down));
    down = null;
  });
  svg.addEventListener('pointerleave', () => { hide(); choice.setAttribute('visibility', 'hidden'); down = null; });
  svg.addEventListener('dblclick', () => zoom(left, left + width));
  svg.addEventListener('blur', hide);
  svg.addEventListener('keydown', e => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[e.key];
    if (e.key === 'Escape') { zoom(left, left + width); }
    if (step && near(from) >= 0) { show(Math.min(near(to), Math.max(near(from), at + step))); e.preventDefault(); }
  });
}
// A link to a line opens the text that has it; on paper all of the text and its tables stay closed.
addEventListener('click', e => {
  const target = e.target.closest('a.line') && document.getElementById(e.target.hash.slice(1));
  target?.closest('details')?.setAttribute('open', '');
});
