// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consentry.agent.disclosure.FolderCheck;
import org.consentry.agent.disclosure.FolderFindings;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.agent.disclosure.proof.JournalPublicKey;

/** Checks the records of what left: 0 if all is as it was written, 1 if not, 2 if it could not be checked. */
public final class JournalCommand {
    private static final String USAGE = """
            Usage: deploy/check-journal FOLDER KEY [LINK HASH], or java -jar consentry-agent.jar journal FOLDER KEY [LINK HASH]
            FOLDER  an agent's folder of disclosures, or a copy of it; the agent may run
            KEY     the agent's journal-public-key.pem, kept where who can change FOLDER cannot change it
            LINK HASH  what the agent's log, or an earlier check, said of the chain
            """;

    private static final int WITHOUT_LINK = 2;
    private static final int WITH_LINK = 4;

    private JournalCommand() {}

    /** Runs it. */
    @CommandLine
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Runs it; its exit code. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() != WITHOUT_LINK && arguments.size() != WITH_LINK) {
            err.print(USAGE);
            return 2;
        }
        try {
            Path folder = Path.of(arguments.get(0));
            if (!Files.isDirectory(folder)) {
                err.println("expected a folder, found none at " + folder);
                return 2;
            }
            JournalPublicKey key =
                    JournalPublicKey.read(Files.readString(Path.of(arguments.get(1)), StandardCharsets.US_ASCII));
            FolderFindings found = FolderCheck.of(folder, key, noted(arguments));
            out.print(text(found));
            return found.faults().isEmpty() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("A file could not be read: " + e.getMessage());
        }
        return 2;
    }

    private static ChainHead noted(List<String> arguments) {
        if (arguments.size() == WITHOUT_LINK) {
            return ChainHead.NONE;
        }
        String number = arguments.get(2);
        String hash = arguments.get(3);
        if (!number.matches("[1-9][0-9]{0,17}") || !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected the number of a link and 64 hexadecimal digits");
        }
        return new ChainHead(Long.parseLong(number), hash);
    }

    private static String text(FolderFindings found) {
        StringBuilder text = new StringBuilder();
        text.append(found.files()).append(" files, ").append(found.torn()).append(" of them torn, ");
        text.append(found.records()).append(" records\n");
        text.append(found.proven()).append(" releases are as they were written\n");
        text.append(found.cut()).append(" began in files that are gone: their records cannot be checked\n");
        text.append(found.open()).append(" have no root yet\n");
        text.append("last link ")
                .append(found.chain().number())
                .append(' ')
                .append(found.chain().hash());
        text.append("\nsigned up to link ").append(found.signed().number()).append('\n');
        found.faults().forEach(fault -> text.append("FAULT ").append(fault).append('\n'));
        text.append(
                found.faults().isEmpty() ? "No fault found.\n" : found.faults().size() + " faults found.\n");
        return text.toString();
    }
}
