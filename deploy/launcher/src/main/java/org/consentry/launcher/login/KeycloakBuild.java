// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.consentry.launcher.process.Child;
import org.consentry.launcher.process.ChildSpec;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.StartException;
import org.consentry.launcher.process.StopSignal;

/**
 * Keycloak built for its options and with what it runs of ours, once in each program folder. A built Keycloak starts in
 * production mode without looking at its options again.
 *
 * @param program folder of the unpacked program
 * @param jar what it runs of ours, in its folder {@code providers}
 * @param options what is built in
 */
record KeycloakBuild(Path program, Path jar, List<String> options) {
    private static final String NAME = LoginServer.NAME + "-build";
    private static final long LOOK_EVERY_MILLIS = 100;

    KeycloakBuild {
        options = List.copyOf(options);
    }

    /** Builds unless that was done with these options and this jar. */
    void once(Children children, Map<String, String> environment, Duration limit) {
        Path done = program.resolve(".built-for");
        try {
            boolean sameJar = hasJar();
            String wanted = String.join(" ", options);
            if (sameJar && Files.exists(done) && Files.readString(done).equals(wanted)) {
                return;
            }
            // Else a build that is broken off leaves a Keycloak that counts as built, with another jar.
            Files.deleteIfExists(done);
            if (!sameJar) {
                takeJar();
            }
            List<String> command =
                    new ArrayList<>(List.of("sh", program.resolve("bin/kc.sh").toString(), "build"));
            command.addAll(options);
            Child build = children.start(new ChildSpec(NAME, command, environment, program, StopSignal.TERM));
            await(build, limit);
            Files.writeString(done, wanted);
        } catch (IOException e) {
            throw new StartException("Keycloak cannot be built in " + program + " with " + jar, e);
        }
    }

    private boolean hasJar() throws IOException {
        Path there = jarThere();
        return Files.exists(there) && Files.mismatch(jar, there) < 0;
    }

    private void takeJar() throws IOException {
        Path partial = Path.of(jarThere() + ".partial");
        Files.createDirectories(partial.resolveSibling("."));
        Files.copy(jar, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, jarThere(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path jarThere() {
        return program.resolve("providers").resolve(Objects.requireNonNull(jar.getFileName()));
    }

    private static void await(Child build, Duration limit) {
        long begin = System.nanoTime();
        try {
            while (build.isAlive() && System.nanoTime() - begin < limit.toNanos()) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while Keycloak was built", e);
        }
        boolean good = !build.isAlive() && build.exitCode() == 0;
        build.stop(Duration.ZERO);
        if (!good) {
            throw new StartException("Keycloak cannot be built, see " + build.log());
        }
    }
}
