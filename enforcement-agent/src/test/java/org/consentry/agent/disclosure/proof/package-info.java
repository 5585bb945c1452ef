// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.agent.disclosure.proof;

import org.jspecify.annotations.NullMarked;
