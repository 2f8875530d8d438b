export { type PressStyles, pressStyleFiles, readPressStyles } from './read.ts';
