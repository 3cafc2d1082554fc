/** From light to dark, so that they are told apart without colour; ink on the first four, white on the others. */
export const LEVEL_COLOURS = ['#f4f8fc', '#d3e4f5', '#a9cbec', '#7fb0e0', '#1f5fa8', '#0b3063'];
