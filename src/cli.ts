#!/usr/bin/env node
import './cli/interrupt'; // first: Ctrl+C is clean from here on
import path from 'node:path';
import { createProgram, runProgram } from './cli/program';
import { createRun } from './cli/runCommand';

// A reader that has seen enough (`| head`) is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

void runProgram(createProgram(createRun(path.join(__dirname, 'engine.js'))), process.argv);
