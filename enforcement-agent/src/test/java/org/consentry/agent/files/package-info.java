// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.agent.files;

import org.jspecify.annotations.NullMarked;
