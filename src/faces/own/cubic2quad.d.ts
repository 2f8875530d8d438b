declare module 'cubic2quad' {
  /** A cubic curve as quadratic ones: its beginning, and for each the point that it tends to and its end. */
  export default function cubicToQuadratic(
    ...curve: [
      ...[x1: number, y1: number, cx1: number, cy1: number],
      ...[cx2: number, cy2: number, x2: number, y2: number, precision: number],
    ]
  ): number[];
}
