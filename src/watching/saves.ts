import { type FSWatcher, watch } from 'node:fs';

/** Listens for saves in folders. */
export interface Listening {
  /** Listens in these folders from now on, and in no others; each with a mark of its own. */
  to: (folders: ReadonlyMap<string, string>) => void;
  end: () => void;
}

/** Milliseconds between two looks where the system tells of nothing: network disks, containers. */
const between = 2_000;

/**
 * Hears when something may have been saved in folders; what, the listener looks at itself. Each folder is listened to by
 * itself: with `recursive`, Node 20 on Linux is deaf to a file once it was saved by renaming another over it, as most
 * editors save. What the system does not tell is found by looking again from time to time.
 *
 * @param heard called for any of these; often several times for one save
 */
export function listen(heard: () => void): Listening {
  const listeners = new Map<string, { listener: FSWatcher; mark: string }>();
  const drop = (folder: string) => {
    listeners.get(folder)?.listener.close();
    listeners.delete(folder);
  };
  const timer = setInterval(heard, between);
  return {
    to: folders => {
      for (const [folder, { mark }] of [...listeners]) if (folders.get(folder) !== mark) drop(folder);
      for (const [folder, mark] of folders) {
        if (listeners.has(folder)) continue;
        try {
          const listener = watch(folder, heard);
          // The folder is gone, or the system has no more to give: looking again finds what is saved there.
          listener.on('error', () => drop(folder));
          listeners.set(folder, { listener, mark });
        } catch {
          // The same.
        }
      }
    },
    end: () => {
      clearInterval(timer);
      for (const folder of [...listeners.keys()]) drop(folder);
    },
  };
}
