import { computed, signal } from '@preact/signals';
import { Method } from '../../look/badge.js';
import { SearchField } from '../../look/search-field.js';
import { apis, operations, pickedFor } from '../model.js';
import { RowList } from '../parts/row-list.js';
import { hrefOf } from '../route.js';
import { findOperations, type ListRow, listRows, soughtOperations } from './filter-operations.js';
import './operation-list.css';

const wanted = signal('');
const sought = computed(() => soughtOperations(operations.value));
const found = computed(() => findOperations(sought.value, wanted.value));
const rows = computed(() => listRows(found.value, apis.value?.length === 1));

/** All operations of all APIs, to be searched and chosen from. */
export function OperationList({ chosen }: { readonly chosen: string | undefined }) {
  return (
    <>
      <div class="list-bar">
        <SearchField
          label="Find an operation"
          value={wanted.value}
          onInput={(text) => {
            wanted.value = text;
          }}
        />
        <p class="list-count" role="status">
          {countText(found.value.length, operations.value.length)}
        </p>
      </div>
      <RowList
        label="Operations"
        rows={rows.value}
        rowHeight={30}
        keyOf={keyOf}
        hrefOf={linkOf}
        chosen={chosen}
        draw={(row) => <Row row={row} />}
        empty={apis.value && <Nothing />}
      />
    </>
  );
}

function Nothing() {
  return (
    <>
      <p>No operation holds all of these words.</p>
      <button
        type="button"
        class="button"
        onClick={() => {
          wanted.value = '';
        }}
      >
        Show all
      </button>
    </>
  );
}

function Row({ row }: { readonly row: ListRow }) {
  if (row.kind !== 'operation') {
    return (
      <div class={`list-heading list-${row.kind}`}>
        <span>{row.text}</span>
        <span class="list-heading-count">{row.count}</span>
      </div>
    );
  }
  const { api, operation, method, path, summary, deprecated } = row.operation;
  const picked = pickedFor(api, operation) !== undefined;
  return (
    <>
      <span class={`list-method method-${method.toLowerCase()}`}>
        <Method name={method} />
      </span>
      <span class={deprecated ? 'list-path list-deprecated' : 'list-path'} title={summary || path}>
        {path}
        {deprecated && <span class="for-screen-readers"> (deprecated)</span>}
      </span>
      {picked && (
        <span class="list-picked" title="The next answer is picked">
          <span class="for-screen-readers">The next answer is picked</span>
        </span>
      )}
    </>
  );
}

/** What names a row in the list, and an operation among those of all APIs. */
export function operationKey(api: string, operation: string): string {
  return `${api} ${operation}`;
}

function keyOf(row: ListRow): string {
  if (row.kind !== 'operation') return `${row.kind} ${row.text}`;
  return operationKey(row.operation.api, row.operation.operation);
}

function linkOf(row: ListRow): string | undefined {
  if (row.kind !== 'operation') return undefined;
  const { api, operation } = row.operation;
  return hrefOf({ view: 'operations', api, operation });
}

function countText(shown: number, all: number): string {
  const text = `${all} ${all === 1 ? 'operation' : 'operations'}`;
  return shown === all ? text : `${shown} of ${text}`;
}
