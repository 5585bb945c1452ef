// SPDX-License-Identifier: Apache-2.0
/**
 * The one check before data may leave. The decision APIs of server and agent, the DICOM gateway, cohorts, bulk exports,
 * explanations, previews and simulations all decide by {@link ExportDecision}; they differ in where they look things
 * up.
 */
@NullMarked
package org.consentry.protocol.export;

import org.jspecify.annotations.NullMarked;
