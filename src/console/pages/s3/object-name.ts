/** What people call an object by its key. */

/** After the last slash. */
export const fileName = (key: string): string => key.slice(key.lastIndexOf('/') + 1) || key;

/** Up to the last slash, with it. */
export const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/') + 1);
