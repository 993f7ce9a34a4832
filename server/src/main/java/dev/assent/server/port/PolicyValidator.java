package dev.assent.server.port;

import dev.assent.engine.policy.Compilation;
import dev.assent.engine.source.SourceFile;
import java.util.List;

/** Compiles and tests policy files as if they were to serve. */
public interface PolicyValidator {
    /** The set is present if and only if it could serve. Takes seconds for a large set, on the caller's thread. */
    Compilation validate(List<SourceFile> files);
}
