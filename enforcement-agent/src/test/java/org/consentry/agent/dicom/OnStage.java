// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.agent.dicom.peer.Company;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/**
 * Hands each test a {@link Stage} of its own, whose route leads to a {@link Company}, by the constructor of its class.
 * Both are gone after the test, and so is what was on the disk.
 */
final class OnStage implements ParameterResolver, TestInstantiationAwareExtension {
    private static final Namespace EACH_TEST = Namespace.create(OnStage.class);

    /** Closed by JUnit when the test is done. */
    private record World(Path folder, Company company, Stage stage) implements AutoCloseable {
        static World open() {
            try {
                Path folder = Files.createTempDirectory("stage");
                Company company = new Company();
                return new World(folder, company, new Stage(folder, company.port()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            stage.close();
            company.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Stage.class, Company.class, Path.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        World world = context.getStore(EACH_TEST).getOrComputeIfAbsent("world", key -> World.open(), World.class);
        Class<?> asked = parameter.getParameter().getType();
        if (asked == Stage.class) {
            return world.stage();
        }
        return asked == Company.class ? world.company() : world.folder();
    }
}
