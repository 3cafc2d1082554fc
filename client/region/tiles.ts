/** Provinces as tiles that lie about as they do on the map: column and row from 1. Data for each region that has one. */
export const TILES: Record<string, Record<string, [column: number, row: number]>> = {
  ITI1: {
    ITI11: [1, 1],
    ITI12: [2, 1],
    ITI13: [3, 1],
    ITI15: [4, 1],
    ITI16: [1, 2],
    ITI17: [2, 2],
    ITI14: [3, 2],
    ITI18: [4, 2],
    ITI1A: [2, 3],
    ITI19: [3, 3],
  },
  ITH5: {
    ITH51: [1, 1],
    ITH52: [2, 1],
    ITH53: [3, 1],
    ITH54: [4, 1],
    ITH56: [5, 1],
    ITH55: [4, 2],
    ITH57: [5, 2],
    ITH58: [4, 3],
    ITH59: [5, 3],
  },
};
