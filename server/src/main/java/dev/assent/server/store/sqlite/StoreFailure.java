package dev.assent.server.store.sqlite;

import dev.assent.server.port.UnavailableException;
import dev.assent.server.port.UnavailableException.Part;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** What went wrong, in words for an operator. No message holds a value of an ask. */
final class StoreFailure {
    private static final int PRIMARY_CODE = 0xff;

    private StoreFailure() {}

    static UnavailableException unavailable(String message) {
        return new UnavailableException(Part.ASK_STORE, message);
    }

    static UnavailableException unavailable(String message, Throwable cause) {
        return new UnavailableException(Part.ASK_STORE, message, cause);
    }

    /** A broken constraint is the caller's mistake, anything else the store's trouble. */
    static RuntimeException of(SQLException e) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & PRIMARY_CODE);
        return switch (code) {
            case SQLITE_CONSTRAINT ->
                new IllegalStateException("the ask store refuses a change that contradicts it", e);
            case SQLITE_BUSY, SQLITE_LOCKED -> unavailable("the ask store is locked by another program", e);
            case SQLITE_READONLY -> unavailable("the ask store is read-only", e);
            case SQLITE_FULL -> unavailable("the ask store cannot grow: the disk is full", e);
            case SQLITE_IOERR -> unavailable("the ask store cannot be read or written: the disk reports an error", e);
            case SQLITE_CANTOPEN -> unavailable("the ask store cannot be opened", e);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> unavailable("the ask store is damaged: restore it from a backup", e);
            default -> unavailable("the ask store failed with " + code.name(), e);
        };
    }

    static UnavailableException of(String what, IOException e) {
        String why = e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
        return unavailable(what + ": " + why, e);
    }

    /** What a worker of the store met; everything but trouble of the store itself is a mistake in it. */
    static UnavailableException of(Throwable trouble) {
        return trouble instanceof UnavailableException unavailable
                ? unavailable
                : unavailable("the ask store failed", trouble);
    }
}
