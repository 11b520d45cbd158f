/** Single characters, in both scripts, that stand as words of their own so often that one left over at a line end says nothing: 的, 了, 在, 三 … */
export const FUNCTION_CHARACTERS: ReadonlySet<string> = new Set(
  '的了在是和与與及或也都就不有把被从從到对對为為以上下中里裡後后前年月日时時个個这這那他她它我你们們人说說着著过過很再又还還将將' +
    '等一二三四五六七八九十两兩几幾每各条條只隻次天元可要会會能没沒去来來用让讓给給向',
);
