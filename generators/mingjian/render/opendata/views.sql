-- 机构在数据日期的状态、许可证和有效期 / institutions as of the day of the data
CREATE VIEW current_institutions AS
SELECT i.id, i.name, r.name AS region_name, i.region,
  (SELECT s.status FROM institution_status s WHERE s.institution_id = i.id AND s.since <= :as_of
   ORDER BY s.since DESC, s.position DESC LIMIT 1) AS status,
  l.number AS licence, l.until AS licence_until, i.contact_phone, i.contact_address
FROM institutions i
LEFT JOIN regions r ON r.code = i.region
LEFT JOIN institution_licences l ON l.institution_id = i.id AND l.position =
  (SELECT x.position FROM institution_licences x WHERE x.institution_id = i.id AND x.since <= :as_of
   ORDER BY x.since DESC, x.position DESC LIMIT 1);

-- 鉴定人在数据日期的状态、执业机构 / appraisers as of the day of the data
CREATE VIEW current_appraisers AS
SELECT p.id, p.name, p.practice_number, p.title,
  (SELECT s.status FROM appraiser_status s WHERE s.appraiser_id = p.id AND s.since <= :as_of
   ORDER BY s.since DESC, s.position DESC LIMIT 1) AS status,
  a.institution, i.name AS institution_name, a.employment
FROM appraisers p
LEFT JOIN appraiser_affiliations a ON a.appraiser_id = p.id AND a.since <= :as_of
  AND (a.until IS NULL OR a.until >= :as_of)
LEFT JOIN institutions i ON i.id = a.institution;

-- 公示价格与收费标准的对照 / prices charged beside the schedule
CREATE VIEW current_prices AS
SELECT l.institution, n.name AS institution_name, p.name AS item, p.category, p.price_unit,
  p.price_amount, p.price_low, p.price_high, p.hard_case,
  f.price_amount AS schedule_amount, f.price_low AS schedule_low, f.price_high AS schedule_high, l.schedule
FROM price_list_items p
JOIN price_lists l ON l.id = p.price_list_id AND l.since <= :as_of AND (l.until IS NULL OR l.until >= :as_of)
JOIN institutions n ON n.id = l.institution
LEFT JOIN fee_items f ON f.fee_schedule_id = l.schedule AND f.code = p.schedule_item;

-- 公示中的处罚与惩戒：对谁、什么种类、凭什么 / sanctions that are public: of whom, what, why
CREATE VIEW current_sanctions AS
SELECT s.id, s.decided, s.type, s.institution, n.name AS institution_name, s.appraiser, p.name AS appraiser_name,
  (SELECT group_concat(value, '、') FROM
    (SELECT m.value FROM sanction_imposed m WHERE m.sanction_id = s.id ORDER BY m.position)) AS imposed,
  s.ground, s.amount, s.confiscated, s.months, s.decision_number, s.published
FROM sanctions s
LEFT JOIN institutions n ON n.id = s.institution
LEFT JOIN appraisers p ON p.id = s.appraiser;

-- 已公开的检查结果和问题数 / published inspection results with the number of problems
CREATE VIEW inspection_results AS
SELECT c.id, c.inspected, c.published, c.institution, n.name AS institution_name, c.result,
  (SELECT count(*) FROM inspection_problems p WHERE p.inspection_id = c.id) AS problems
FROM inspections c
JOIN institutions n ON n.id = c.institution
WHERE c.published IS NOT NULL;
