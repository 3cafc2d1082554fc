import {
  chmod,
  lutimes,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

/** A Unix socket's path may have about 104 bytes, on Linux and macOS alike. */
const LONGEST_SOCKET_PATH = 100;
const SOCKET_FOLDER_OF_ENGINE = 'embedded-mongodb-';
const FALLBACK_PREFIX = 'meridiana-';
const REFRESH_MS = 6 * 3600_000;

/**
 * The address that stays when the engine behind it is started again: a link in a private folder that
 * points to the socket of the engine now running.
 */
export interface EngineAddress {
  /** MongoDB address on the link, valid for every process of the same user. */
  uri: string;
  socketFolder: string;
  /** Lets the address lead to a new engine, whose lock on the data folder makes it the only one. */
  pointTo(socket: string): Promise<void>;
  /** Takes the address away, unless another engine has the data folder by now. */
  remove(): Promise<void>;
}

/** Prepares the address; nothing that a running engine on the same folder needs is touched yet. */
export async function makeEngineAddress(dataDir: string): Promise<EngineAddress> {
  const socketFolder = await makeSocketFolder(dataDir);
  const link = join(socketFolder, 'mongodb.sock');
  // Systems that empty their temporary folder by age would take the link away after some days.
  const refresh = setInterval(() => {
    lutimes(link, new Date(), new Date()).catch(() => {});
  }, REFRESH_MS).unref();
  let target: string | undefined;
  return {
    uri: uriOfSocket(link),
    socketFolder,
    async pointTo(socket) {
      target = socket;
      await rm(`${link}.new`, { force: true });
      await symlink(socket, `${link}.new`);
      await rename(`${link}.new`, link);
      await removeLeftovers(dataDir, socketFolder, socket);
      await announce(dataDir, link);
    },
    async remove() {
      clearInterval(refresh);
      const isOurs = target !== undefined && (await readlink(link).catch(() => '')) === target;
      if (isOurs) await rm(announcement(dataDir), { force: true });
      if (!isOurs && dirname(socketFolder) === dataDir) return;
      await rm(socketFolder, { recursive: true, force: true });
    },
  };
}

/** In the data folder where the path is short enough, otherwise in the system's temporary folder. */
async function makeSocketFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'run');
  const longest = join(folder, `${SOCKET_FOLDER_OF_ENGINE}XXXXXX`, 'mongodb.sock');
  if (Buffer.byteLength(longest) > LONGEST_SOCKET_PATH) {
    return mkdtemp(join(tmpdir(), FALLBACK_PREFIX));
  }
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  return folder;
}

function uriOfSocket(path: string): string {
  return `mongodb://${encodeURIComponent(path)}/?directConnection=true`;
}

const announcementShape = z.object({ socket: z.string() });

function announcement(dataDir: string): string {
  return join(dataDir, 'engine.json');
}

/** Leaves the address in the data folder, where the commands for backup and restore look for it. */
async function announce(dataDir: string, link: string): Promise<void> {
  const draft = `${announcement(dataDir)}.new`;
  await writeFile(draft, `${JSON.stringify({ socket: link })}\n`, { mode: 0o600 });
  await rename(draft, announcement(dataDir));
}

/** Engines that were killed leave their sockets behind. */
async function removeLeftovers(
  dataDir: string,
  socketFolder: string,
  socket: string,
): Promise<void> {
  const announced = await announcedSocket(dataDir);
  const oldFolder = announced ? dirname(announced) : socketFolder;
  if (oldFolder !== socketFolder && basename(oldFolder).startsWith(FALLBACK_PREFIX)) {
    await rm(oldFolder, { recursive: true, force: true });
  }
  for (const name of await readdir(socketFolder)) {
    const isLeftover = name.startsWith(SOCKET_FOLDER_OF_ENGINE) && !socket.includes(name);
    if (isLeftover) await rm(join(socketFolder, name), { recursive: true, force: true });
  }
}

async function announcedSocket(dataDir: string): Promise<string | undefined> {
  try {
    const content = await readFile(announcement(dataDir), 'utf8');
    return announcementShape.parse(JSON.parse(content)).socket;
  } catch {
    return undefined;
  }
}

/** @returns the address of the engine that serves this data folder now, undefined when none does */
export async function findRunningEngine(dataDir: string): Promise<string | undefined> {
  const socket = await announcedSocket(dataDir);
  return socket && (await answers(socket)) ? uriOfSocket(socket) : undefined;
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
