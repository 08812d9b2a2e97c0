import { expect, test } from 'vitest';
import { parseErrorCode, parseListing } from '../../src/media/storage/s3-xml.js';

const page = (inner: string) =>
  `<?xml version="1.0"?>\n<ListBucketResult xmlns="urn:s3">${inner}</ListBucketResult>`;

test('a page of a listing names its objects, and what asks for the next page', () => {
  const xml = page(
    '<IsTruncated>true</IsTruncated><NextContinuationToken>1&amp;x=&#60;&#x3d;</NextContinuationToken>' +
      '<Contents><Key>songs/a&amp;b</Key><LastModified>2027-01-15T08:00:00.000Z</LastModified><ETag>&quot;1&quot;</ETag><Size>12</Size></Contents>' +
      '<Contents><Key>c</Key><LastModified>2027-01-15T08:00:01Z</LastModified><Size>0</Size></Contents>',
  );
  expect(parseListing(xml)).toEqual({
    objects: [
      { name: 'songs/a&b', bytes: 12, changedAt: Date.UTC(2027, 0, 15, 8) },
      { name: 'c', bytes: 0, changedAt: Date.UTC(2027, 0, 15, 8, 0, 1) },
    ],
    next: '1&x=<=',
  });
});

test('the last page has no next one, and an empty bucket no objects', () => {
  const xml = page('<IsTruncated>false</IsTruncated><NextContinuationToken>left</NextContinuationToken>');
  expect(parseListing(xml)).toEqual({ objects: [], next: undefined });
  expect(parseListing('not a listing')).toEqual({ objects: [], next: undefined });
});

test('an object without a name or a date is left out', () => {
  const xml = page(
    '<Contents><Key>a</Key></Contents><Contents><LastModified>2027-01-15</LastModified></Contents>',
  );
  expect(parseListing(xml).objects).toEqual([]);
});

test('an error has its code and nothing that could break a log line', () => {
  expect(parseErrorCode('<Error><Code>NoSuchKey</Code><Message>secret</Message></Error>')).toBe('NoSuchKey');
  expect(parseErrorCode('<Error><Code>No\nSuch Key</Code></Error>')).toBe('NoSuchKey');
  expect(parseErrorCode('')).toBe('');
});
