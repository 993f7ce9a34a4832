/**
 * How decisions and asks look: text for people, ASCII-only JSON for scripts. All text that an agent or a server gives goes
 * through {@link dev.assent.cli.view.Shown}. Pure; safe for any thread.
 */
@NullMarked
package dev.assent.cli.view;

import org.jspecify.annotations.NullMarked;
