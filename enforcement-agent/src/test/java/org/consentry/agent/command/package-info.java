// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.agent.command;

import org.jspecify.annotations.NullMarked;
