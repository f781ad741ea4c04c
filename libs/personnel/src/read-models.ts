export { fileDuties } from './file-duties/file-duties.projection.js';
