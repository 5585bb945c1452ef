// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.consentry.agent.command.CommandLine;

/** The command {@code deploy/adapters/filter}: 0 if it filtered, 1 if not; then nothing has its name. */
public final class Filter {
    private static final String USAGE = """
            Usage: deploy/adapters/filter manifest FILE KEPT REFUSED OPTIONS    rows of a CSV file
                   deploy/adapters/filter list FOLDER KEPT REFUSED OPTIONS      paths of DICOM files
                   deploy/adapters/filter copy FOLDER KEPT REFUSED OPTIONS      copies of DICOM files; KEPT is a new folder
            Options: --agent URL --recipient ID --purpose CODE --fulfills CODES|none
                     --token-file FILE, or the token in CONSENTRY_TOKEN
                     --column NAME --delimiter ,|;|tab  (manifest)
                     --archive URL --archive-login-file FILE --accession-column NAME --issuer-column NAME|none
                                                        (manifest that names Accession Numbers)
            """;
    private static final int WORDS = 4;

    private Filter() {}

    /** Runs it. */
    @CommandLine
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            FilterOptions options = FilterOptions.read(arguments);
            if (options.words().size() != WORDS) {
                err.print(USAGE);
                return 1;
            }
            out.print(filtered(options, environment));
            return 0;
        } catch (FilterFailedException | IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("A file could not be read or written: " + e);
        }
        err.println("Nothing was filtered.");
        return 1;
    }

    private static String filtered(FilterOptions options, Map<String, String> environment) throws IOException {
        CohortAsk ask = options.ask(environment);
        Path from = Path.of(options.words().get(1));
        Path kept = Path.of(options.words().get(2));
        Path refused = Path.of(options.words().get(3));
        CohortClient client = new CohortClient();
        return switch (options.words().get(0)) {
            case "manifest" ->
                new ScanManifest(from, options.delimiter(), options.columns(), options.archive(environment))
                        .filter(ask, client, kept, refused);
            case "list" -> new ScanFolder(from).list(ask, client, kept, refused);
            case "copy" -> new ScanFolder(from).copy(ask, client, kept, refused);
            default -> throw new FilterFailedException("expected manifest, list or copy");
        };
    }
}
