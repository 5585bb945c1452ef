// SPDX-License-Identifier: Apache-2.0
/** Folders and files that only the agent's own account can look into. */
@NullMarked
package org.consentry.agent.files;

import org.jspecify.annotations.NullMarked;
