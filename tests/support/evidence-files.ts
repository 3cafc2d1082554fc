/** Files as firms have them, made here byte by byte or by the programs that write such files. */
import { Document, Packer, Paragraph } from 'docx';
import type { Response } from 'supertest';
import writeExcel from 'write-excel-file/node';
import { ZipFile } from 'yazl';
import type { Person } from './person.ts';

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n');
export const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]);

export function aDocx(): Promise<Buffer> {
  const children = [new Paragraph('Elenco delle macchine')];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

export function anXlsx(): Promise<Buffer> {
  return writeExcel([[{ value: 'Macchina' }, { value: 'Anno' }]]).toBuffer();
}

/** An archive that is none of the kinds that are taken. */
export async function aZip(): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('alert(1)'), 'run.js');
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export interface Said {
  question: string;
  name: string;
  datedOn: string;
  expiresOn?: string;
}

export function queryOf(said: Partial<Said> = {}): string {
  const whole = { question: 'machines', name: 'elenco.pdf', datedOn: '2026-10-01', ...said };
  return new URLSearchParams(whole).toString();
}

export function upload(
  person: Person,
  audit: string,
  content: Buffer = PDF,
  said: Partial<Said> = {},
  type = 'application/octet-stream',
): Promise<Response> {
  return person.send('post', `/audits/${audit}/evidence?${queryOf(said)}`, content, {
    'Content-Type': type,
  });
}
