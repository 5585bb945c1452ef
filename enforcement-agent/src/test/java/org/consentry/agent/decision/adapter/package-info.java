// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.agent.decision.adapter;

import org.jspecify.annotations.NullMarked;
