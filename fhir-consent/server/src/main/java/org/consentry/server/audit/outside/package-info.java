// SPDX-License-Identifier: Apache-2.0
/** Takes disclosures that happened outside the agents, such as a CD or a letter. */
@NullMarked
package org.consentry.server.audit.outside;

import org.jspecify.annotations.NullMarked;
