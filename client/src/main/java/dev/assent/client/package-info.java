/**
 * What an agent, a tool or a reviewer's program embeds: decisions, asks and reviews over gRPC, as plain records. Depends
 * on gRPC and the generated API only, and is the one place beside the server where generated classes are read. Everything
 * that it does not understand is a refusal. The clients and the session are safe for any thread; the rest are values.
 */
@NullMarked
package dev.assent.client;

import org.jspecify.annotations.NullMarked;
