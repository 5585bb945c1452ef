// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the running product to tests; starts it with the first and stops it after the last. */
final class OnStage implements ParameterResolver {

    /** Closed by JUnit when all tests are done. */
    private record Kept(Stage stage) implements AutoCloseable {
        @Override
        public void close() {
            stage.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent("stage", key -> new Kept(Stage.open()), Kept.class)
                .stage();
    }
}
