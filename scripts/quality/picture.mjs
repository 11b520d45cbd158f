/** What the pictures of docs/quality.md share: one set of middling colours, legible on a light and on a dark page alike. */
const STYLE = `
  text { font: 12px system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #747d88 }
  .title { font-weight: 600; font-size: 13px }
  .grid { stroke: #8c959f; stroke-opacity: .35; fill: none }
  .ours { fill: #2f81f7; stroke: #2f81f7 }
  .second { fill: #1f9d6f; stroke: #1f9d6f }
  .third { fill: #d4622a; stroke: #d4622a }
  .peer { fill: #9aa3ad; stroke: #9aa3ad }
  .hollow, .line { fill: none }
  .line { stroke-width: 2 }
  text.ours, text.second, text.third { stroke: none; font-weight: 600 }`;

/** @param label what a reader who does not see the picture is told */
export const picture = (
  width,
  height,
  label,
  parts,
) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">
<style>${STYLE}
</style>
${parts.join('\n')}
</svg>
`;

export const text = (x, y, words, { at = 'start', as = '' } = {}) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${at}"${as ? ` class="${as}"` : ''}>${words}</text>`;
