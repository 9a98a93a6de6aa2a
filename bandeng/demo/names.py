"""Made-up names: surname and given name picked by a number, the same number giving the same name."""

SURNAMES = (
    "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施孔曹严华"
    "金魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦马苗方俞任袁柳唐罗薛雷贺倪汤"
)
FIRST = "春秋建国明文志永秀玉桂淑晓海立新宝长庆德金银国桐雅思子嘉向凤兰梅云雪若书景和"
SECOND = "芳军强伟平华英霞磊勇敏涛丽娟杰燕辉刚慧宁洁斌琴亮萍鹏波莉航琳峰颖倩飞珍坤凯玲超然泽"


def made_up(number: int) -> str:
    """The name of this number. Fifty thousand numbers in a row give names that hardly repeat."""
    surname = SURNAMES[number * 7 % len(SURNAMES)]
    first = FIRST[(number // len(SURNAMES) + number * 3) % len(FIRST)]
    second = SECOND[(number * 13 + number // 97) % len(SECOND)]
    given = second if number % 5 == 0 else first + second
    return surname + given
