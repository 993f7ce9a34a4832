/** What every store of asks must do, whichever adapter it is: {@link dev.assent.server.store.AskStoreContract}. */
@NullMarked
package dev.assent.server.store;

import org.jspecify.annotations.NullMarked;
