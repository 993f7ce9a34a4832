/** Holds the starter policies to their own tests. */
@NullMarked
package dev.assent.policies;

import org.jspecify.annotations.NullMarked;
