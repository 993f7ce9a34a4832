package dev.assent.engine.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Duration;
import java.util.List;

/** {@code count} and {@code sum} of a session, agent or subject. {@link HistoryUse} checks whose they are and their arguments. */
final class HistoryFunctions {
    static final String COUNT = "count";
    static final String SUM = "sum";

    private static final ListType TEXTS = ListType.create(SimpleType.STRING);

    private HistoryFunctions() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        COUNT,
                        CelOverloadDecl.newMemberOverload(
                                "history_count_text",
                                SimpleType.INT,
                                SimpleType.DYN,
                                SimpleType.STRING,
                                SimpleType.DURATION),
                        CelOverloadDecl.newMemberOverload(
                                "history_count_list", SimpleType.INT, SimpleType.DYN, TEXTS, SimpleType.DURATION)),
                CelFunctionDecl.newFunctionDeclaration(
                        SUM,
                        CelOverloadDecl.newMemberOverload(
                                "history_sum_text",
                                SimpleType.DOUBLE,
                                SimpleType.DYN,
                                SimpleType.STRING,
                                SimpleType.STRING,
                                SimpleType.DURATION),
                        CelOverloadDecl.newMemberOverload(
                                "history_sum_list",
                                SimpleType.DOUBLE,
                                SimpleType.DYN,
                                TEXTS,
                                SimpleType.STRING,
                                SimpleType.DURATION)));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from(
                        "history_count_text",
                        ImmutableList.of(Party.class, String.class, Duration.class),
                        args -> party(args[0]).count(texts(args[1]), (Duration) args[2])),
                CelFunctionBinding.from(
                        "history_count_list",
                        ImmutableList.of(Party.class, List.class, Duration.class),
                        args -> party(args[0]).count(texts(args[1]), (Duration) args[2])),
                CelFunctionBinding.from(
                        "history_sum_text",
                        ImmutableList.of(Party.class, String.class, String.class, Duration.class),
                        args -> party(args[0]).sum(texts(args[1]), (String) args[2], (Duration) args[3])),
                CelFunctionBinding.from(
                        "history_sum_list",
                        ImmutableList.of(Party.class, List.class, String.class, Duration.class),
                        args -> party(args[0]).sum(texts(args[1]), (String) args[2], (Duration) args[3])));
    }

    private static Party party(Object value) {
        return (Party) value;
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of((String) value);
    }
}
