import type { Operation } from '../../openapi/api.js';
import { builtInRecipes } from './built-in-recipes.js';

/** What would reach a documented status that no recipe applied to. */
export function missingRecipe(operation: Operation, status: string): string {
  const needs = builtInRecipes.find((recipe) => recipe.statuses.includes(status))?.needs;
  const state = `offer the state \`${operation.method} ${operation.path} responds ${status}\` at --states-url`;
  const file = `or write a recipe for ${status} in the contract file`;
  return `no recipe: ${needs === undefined ? '' : `give ${needs}, or `}${state}, ${file}`;
}
