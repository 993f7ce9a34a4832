package dev.assent.cli.context;

import dev.assent.cli.view.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What users other than the owner may do with a file. */
enum FileAccess {
    OWNER_ONLY,
    READABLE_BY_OTHERS,
    WRITABLE_BY_OTHERS;

    /** Bits of the mode of POSIX. */
    private static final int WRITE_BY_OTHERS = 022;

    private static final int READ_BY_OTHERS = 044;
    private static final int STICKY = 01000;

    /** Whoever may write the folder may put another file in the place of this one, unless the folder is sticky. */
    static FileAccess of(Path file) throws IOException {
        int mode = mode(file);
        Path parent = file.getParent();
        int folder = parent == null ? 0 : mode(parent);
        boolean replaceable = (folder & WRITE_BY_OTHERS) != 0 && (folder & STICKY) == 0;
        if (replaceable || (mode & WRITE_BY_OTHERS) != 0) {
            return WRITABLE_BY_OTHERS;
        }
        return (mode & READ_BY_OTHERS) != 0 ? READABLE_BY_OTHERS : OWNER_ONLY;
    }

    /** What to do about it. */
    String remedy(Path file) {
        Path folder = file.getParent();
        String also =
                this == WRITABLE_BY_OTHERS && folder != null ? " && chmod go-w " + Shown.line(folder.toString()) : "";
        return "run: chmod 600 " + Shown.line(file.toString()) + also;
    }

    /** 0 on a file system without such modes. */
    private static int mode(Path path) throws IOException {
        try {
            return (int) Files.getAttribute(path, "unix:mode");
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return 0;
        }
    }
}
