// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.consentry.launcher.RunFolder;
import org.consentry.launcher.Secrets;
import org.consentry.launcher.login.Totp;

/** The program behind {@code deploy/code}: prints what the authenticator of the demo's staff shows now. */
public final class StaffCode {
    private StaffCode() {}

    /** Takes the run folder. Exits with 1 and one clear line when nothing runs there. */
    public static void main(String[] words) {
        RunFolder run = new RunFolder(Path.of(words[0]).toAbsolutePath());
        Console console = Console.ofProcess();
        Optional<String> text = text(run, InstantSource.system());
        text.ifPresentOrElse(
                console.out()::println,
                () -> console.err().println("There is no demo in " + run.path() + ": start deploy/demo first."));
        System.exit(text.isPresent() ? 0 : 1);
    }

    static Optional<String> text(RunFolder run, InstantSource clock) {
        if (!Files.exists(run.secrets())) {
            return Optional.empty();
        }
        try {
            Totp totp = new Totp(Secrets.staffCode(run.secrets()));
            Instant now = clock.instant();
            long left = Totp.PERIOD_SECONDS - Math.floorMod(now.getEpochSecond(), (long) Totp.PERIOD_SECONDS);
            return Optional.of(totp.code(Totp.period(now)) + "   good for " + left + " s, once" + System.lineSeparator()
                    + "To use an authenticator program, give it this key: " + totp.setupKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
