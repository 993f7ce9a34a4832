package dev.assent.server.grpc;

import dev.assent.engine.source.SourceFile;
import dev.assent.proto.v1.PolicyFile;
import dev.assent.proto.v1.ValidatePoliciesRequest;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads policy files off the wire. */
final class FileMapper {
    private FileMapper() {}

    static List<SourceFile> files(ValidatePoliciesRequest request) {
        List<SourceFile> files = new ArrayList<>();
        for (PolicyFile file : request.getFilesList()) {
            files.add(new SourceFile(file.getPath(), text(file, files.size() + 1)));
        }
        return files;
    }

    private static String text(PolicyFile file, int number) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(file.getContent().asReadOnlyByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandException(
                    ErrorReason.INVALID_POLICY_FILES, "file " + number + ": the content is not UTF-8");
        }
    }
}
