/** Figures are drawn for the room there is: how wide depends on how many of a group stand side by side. */
import type { Room } from '../../report/figures/figure.js';

export type RoomName = Room['name'];

/** Pixels from which on the larger drawings are legible. */
const [MIDDLE_FROM, WIDE_FROM] = [440, 664];
/** Least width of a column and the gap beside it, as the page's style has them: half of the page where that is between. */
const [LEAST, USUAL_LEAST, GAP] = [368, 440, 32];
/** Groups of more figures than this are laid out alike. */
const MOST = 4;

/** For each figure of a group of one, two, three, and more. */
export type Rooms = readonly RoomName[];

/** The rooms in so many pixels. */
export function roomsIn(width: number): Rooms {
  const least = Math.max(LEAST, Math.min(USUAL_LEAST, width / 2 - GAP / 2));
  const most = Math.max(1, Math.floor((width + GAP) / (least + GAP)));
  return Array.from({ length: MOST }, (_, i): RoomName => {
    const columns = Math.min(most, i + 1);
    const column = (width - (columns - 1) * GAP) / columns;
    // Wide ones fill a row: below each other they would be a page each.
    if (column >= WIDE_FROM && columns === i + 1) return 'wide';
    return column >= MIDDLE_FROM ? 'middle' : 'narrow';
  });
}

export function roomFor(rooms: Rooms, count: number): RoomName {
  return rooms[Math.min(Math.max(count, 1), rooms.length) - 1];
}
