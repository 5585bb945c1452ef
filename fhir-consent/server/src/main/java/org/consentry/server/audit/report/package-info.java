// SPDX-License-Identifier: Apache-2.0
/**
 * Takes agents' reports: which scan left by which way, and which was refused. It also finds the resources that they
 * name, and lists releases.
 */
@NullMarked
package org.consentry.server.audit.report;

import org.jspecify.annotations.NullMarked;
