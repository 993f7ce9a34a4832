/** A real server process under load, killed again and again; a checker of what its clients saw. */
@NullMarked
package dev.assent.server.crash;

import org.jspecify.annotations.NullMarked;
