/**
 * The terminal: reads the command line, runs one command, turns what went wrong into a message and an exit code. Nothing
 * depends on it. A command is loaded only if it is the one that was asked for. Single-threaded, except where a command
 * says so.
 */
@NullMarked
package dev.assent.cli;

import org.jspecify.annotations.NullMarked;
